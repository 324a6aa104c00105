# What zsh would complete: zsh.zsh SCRIPT LINE… Before the words for each line stands "> " and the line.
# A shell of its own is typed to, for only its line editor completes.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= PS2=; autoload -Uz compinit && compinit -D -u; source ${(q)1}; setopt no_list_ambiguous"
# Each call that offers words also prints those of them that fit.
zpty -w shell 'compadd() {
  local -a fits
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
  builtin compadd -A fits "$@"
  print
  print -rl -- "<fit>"${^fits}
  builtin compadd "$@"
}
finish() { zle kill-buffer; print; print "<end>" }
zle -N finish; bindkey "^G" finish; bindkey "^I" complete-word; print "<re""ady>"'
local line= text= part=
while zpty -r shell part; do [[ $part == *'<ready>'* ]] && break; done
for line in "${@[2,-1]}"; do
  text=
  zpty -w -n shell "$line"$'\t\a'
  while zpty -r shell part; do
    text+=$part
    [[ $part == *'<end>'* ]] && break
  done
  print -r -- "> $line"
  print -rl -- ${${(M)${(f)text//$'\r'}:#'<fit>'*}#'<fit>'}
done
