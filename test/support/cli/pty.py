"""Runs a command on a pseudo-terminal of the given width, prints what it shows, and exits as it does."""
import fcntl
import os
import pty
import struct
import sys
import termios

columns, command = int(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    os.execvp(command[0], command)
try:
    while data := os.read(terminal, 65536):
        os.write(1, data)
except OSError:
    pass  # Linux answers EIO when the last process has closed the terminal.
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
