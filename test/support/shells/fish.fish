# What fish would complete: fish.fish SCRIPT LINE… Before the words for each line stands "> " and the line.
source $argv[1]
for line in $argv[2..-1]
    echo "> $line"
    # A description follows each word behind a tab.
    complete -C $line | string replace -r '\t.*' ''
end
true
