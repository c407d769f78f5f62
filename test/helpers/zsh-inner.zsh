# What the inner zsh of zsh-completion.zsh reads first.
COLUMNS=2000
autoload -Uz compinit
compinit -D -u
source ./completion.zsh
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
zstyle ':completion:*' list-separator '--'
mark() { print -rn -- $'\0' }
compprefuncs=(mark)
comppostfuncs=(mark)

compadd() {
  # These only ask; nothing is proposed.
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits about shown
  local name
  if (( $@[(I)-d] )); then
    name=${@[$(( ${@[(i)-d]} + 1 ))]}
    about=("${(@P)name}")
  fi
  builtin compadd -A hits -D about "$@"
  local at
  for (( at = 1; at <= $#hits; at++ )); do
    print -r -- "$IPREFIX${hits[at]}${about[at]:+ -- ${about[at]#*-- }}"
  done
  builtin compadd "$@"
}
print ready
