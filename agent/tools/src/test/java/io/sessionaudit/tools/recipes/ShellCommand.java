package io.sessionaudit.tools.recipes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simple command of a shell: variables that are set for it, and its words without quotes. Redirections are left out.
 *
 * @param line the text that it comes from
 */
record ShellCommand(Map<String, String> variables, List<String> words, String line) {
    /** The commands of a block: separated by lines, pipes, {@code &&}, {@code ||}, {@code ;} and {@code &}. */
    static List<ShellCommand> parse(String block) {
        List<ShellCommand> commands = new ArrayList<>();
        for (String line : block.replace("\\\n", " ").lines().toList()) {
            new Splitter(line, commands).split();
        }
        return commands;
    }

    String program() {
        return words.isEmpty() ? "" : words.get(0);
    }

    List<String> arguments() {
        return words.subList(Math.min(1, words.size()), words.size());
    }

    private static final class Splitter {
        private final String line;
        private final List<ShellCommand> commands;
        private final StringBuilder word = new StringBuilder();
        private List<String> words = new ArrayList<>();
        private boolean inWord;
        private boolean isTarget;

        Splitter(String line, List<ShellCommand> commands) {
            this.line = line;
            this.commands = commands;
        }

        void split() {
            char quote = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quote != 0) {
                    if (c == quote) {
                        quote = 0;
                    } else {
                        word.append(c);
                    }
                } else if (c == '\'' || c == '"') {
                    quote = c;
                    inWord = true;
                } else if (c == '#' && !inWord) {
                    break;
                } else if (Character.isWhitespace(c)) {
                    endWord();
                } else if (c == '|' || c == '&' || c == ';') {
                    endCommand();
                } else if (c == '>' || c == '<') {
                    word.setLength(inWord && word.toString().matches("[0-9]") ? 0 : word.length());
                    inWord = word.length() > 0;
                    endWord();
                    isTarget = true;
                } else {
                    word.append(c);
                    inWord = true;
                }
            }
            endCommand();
        }

        private void endWord() {
            if (inWord) {
                if (!isTarget) {
                    words.add(word.toString());
                }
                isTarget = false;
                inWord = false;
                word.setLength(0);
            }
        }

        private void endCommand() {
            endWord();
            isTarget = false;
            Map<String, String> variables = new LinkedHashMap<>();
            while (!words.isEmpty() && words.get(0).matches("[A-Za-z_][A-Za-z_0-9]*=.*(?s)")) {
                String[] pair = words.remove(0).split("=", 2);
                variables.put(pair[0], pair[1]);
            }
            if (!words.isEmpty() || !variables.isEmpty()) {
                commands.add(new ShellCommand(variables, List.copyOf(words), line));
            }
            words = new ArrayList<>();
        }
    }
}
