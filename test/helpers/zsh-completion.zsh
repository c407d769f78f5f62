# Prints what zsh proposes for a command line: one proposal a line, with " -- " and its description behind it. Takes the
# file of a completion script and the line. Completion only works where there is a terminal, so a second zsh runs on a
# pseudo-terminal; there compadd, which every proposal goes through, is replaced by one that prints them.
zmodload zsh/zpty || exit 1
zpty inner zsh -f -i
zpty -w inner 'PROMPT= ; stty -echo columns 2000; source ./inner.zsh'
zpty -r inner ignored $'*ready\r\n'
zpty -n -w inner "$1"$'\t'
# Everything between two NUL bytes.
zpty -r inner ignored $'*\0*' && zpty -r inner shown $'*\0*'
zpty -d inner
print -rn -- "${${shown%%$'\0'*}//$'\r'/}"
