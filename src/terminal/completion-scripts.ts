export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

const bash = `# sop: pelengkapan untuk bash
_sop() {
  local value text
  COMPREPLY=()
  while IFS=$'\\t' read -r value text; do
    if [ "$value" = ':berkas' ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
    else
      # A name of several words must stay one word, unless it is typed in quotes.
      [[ "\${COMP_WORDS[COMP_CWORD]}" == [\\"\\']* ]] || printf -v value '%q' "$value"
      COMPREPLY+=("$value")
    fi
  done < <("\${COMP_WORDS[0]}" __complete $((COMP_CWORD - 1)) -- "\${COMP_WORDS[@]:1}" 2>/dev/null)
}
complete -F _sop sop
`;

const zsh = `#compdef sop
# sop: pelengkapan untuk zsh
_sop() {
  local value text names
  local -a found
  while IFS=$'\\t' read -r value text; do
    if [[ $value == ':berkas' ]]; then
      names=1
      continue
    fi
    found+=("\${value//:/\\\\:}:$text")
  done < <("\${words[1]}" __complete $((CURRENT - 2)) -- "\${(@)words[2,-1]}" 2>/dev/null)
  if (( $#found )); then _describe -V 'sop' found; fi
  if [[ -n $names ]]; then _files; fi
}
if [[ "\${funcstack[1]}" == '_sop' ]]; then
  _sop "$@"
else
  compdef _sop sop
fi
`;

const fish = `# sop: pelengkapan untuk fish
function __sop_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    for line in (sop __complete (count $before) -- $before "$current" 2>/dev/null)
        if string match -q ':berkas*' -- $line
            __fish_complete_path "$current"
        else
            echo -- $line
        end
    end
end
complete -c sop -f -k -a '(__sop_complete)'
`;

const powershell = `# sop: pelengkapan untuk PowerShell
Register-ArgumentCompleter -Native -CommandName sop -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    $index = $words.Count
    if ($wordToComplete -ne '') { $index = $words.Count - 1 }
    & sop __complete $index '--' @words 2>$null | ForEach-Object {
        $value, $text = $_ -split "\`t", 2
        if ($value -eq ':berkas') { return }
        if (-not $text) { $text = $value }
        if ($value -match 's') { $value = "'$value'" }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
    }
}
`;

/** What each shell reads at its start. Each asks the program itself, so that no list can grow old. */
export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
