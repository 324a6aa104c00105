# What bash would complete: bash.sh SCRIPT LINE… Before the words for each line stands "> " and the line.
source "$1"
# Only a completion that the line editor began knows of its own options.
compopt() { :; }
for line in "${@:2}"; do
  printf '> %s\n' "$line"
  # bash parts words at =.
  read -ra COMP_WORDS <<<"${line//=/ = }"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _bill_analyze
  if ((${#COMPREPLY[@]} > 0)); then printf '%s\n' "${COMPREPLY[@]}"; fi
done
