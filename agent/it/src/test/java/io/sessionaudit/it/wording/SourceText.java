package io.sessionaudit.it.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Separates the prose of a source file from its code. Each view has the length and the lines of the file: characters
 * that do not belong to the view are replaced by {@link #MASK}, or by a space if they only separate words, such as the
 * asterisks of a Javadoc comment. A phrase is therefore found across line breaks and across concatenated literals, but
 * not across code.
 */
final class SourceText {
    static final char MASK = '\0';

    private static final String BLOCK_COMMENT = "/\\*.*?\\*/";
    private static final String LINE_COMMENT = "//[^\\n]*";
    private static final String QUOTED = "\"(?:[^\"\\\\\\n]++|\\\\.)*+\"";
    private static final String SINGLE_QUOTED = "'(?:[^'\\\\\\n]++|\\\\.)*+'";
    private static final String TEXT_BLOCK = "\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\"";
    private static final String TEMPLATE = "`(?:[^`\\\\]++|\\\\.)*+`";
    private static final String REGEX_LITERAL =
            "(?<=[=(,:!&|?]\\s?)/(?![/*])(?:[^/\\\\\\n\\[]++|\\\\.|\\[(?:[^]\\\\\\n]++|\\\\.)*+])++/";

    private static final Pattern JAVA = pattern(
            "(?<comment>" + LINE_COMMENT + "|" + BLOCK_COMMENT + ")",
            "(?<literal>" + TEXT_BLOCK + "|" + QUOTED + ")",
            SINGLE_QUOTED);
    private static final Pattern JAVASCRIPT = pattern(
            "(?<comment>" + LINE_COMMENT + "|" + BLOCK_COMMENT + ")",
            "(?<literal>" + TEMPLATE + "|" + QUOTED + "|" + SINGLE_QUOTED + ")",
            REGEX_LITERAL);
    private static final Pattern SHELL = pattern("(?<comment>(?<!\\S)#[^\\n]*)", "(?<literal>(?!))");

    /** Code in Markdown: fenced blocks, code spans, HTML comments and the targets of links. */
    private static final Pattern MARKDOWN_CODE =
            pattern("^ *```.*?^ *```", "`[^`]+`", "<!--.*?-->", "(?<=])\\([^)\\s]*\\)", "https?://\\S+");

    /** Code in comments: examples, tags, and the identifiers that follow tags. */
    private static final Pattern COMMENT_CODE = pattern(
            "<pre>.*?</pre>",
            "\\{@(?:code|literal|snippet)\\b[^{}]*+(?:\\{[^{}]*+}[^{}]*+)*+}",
            "\\{@link(?:plain)?\\s+[\\w.#]+(?:\\([^)]*\\))?",
            "@(?:param|throws|see)\\s+[\\w.#<>]+",
            "\\{?@\\w+");

    private static final Pattern COMMENT_DECORATION = pattern("^\\s*\\*+/?", "/\\*+", "\\*+/", "//+", "#");
    private static final Pattern LITERAL_DECORATION = pattern("\\\\.", "^\"\"\"|\"\"\"$", "^[\"'`]|[\"'`]$");
    private static final Pattern PLACEHOLDER = pattern("\\$\\{[^}]*}");

    private SourceText() {}

    /** {@return comments and messages, or of Markdown everything but code} */
    static String prose(String fileName, String text) {
        if (fileName.endsWith(".md")) {
            return replace(MARKDOWN_CODE, text, MASK);
        }
        return view(language(fileName), text, true);
    }

    /** {@return the comments of a Java file} */
    static String comments(String text) {
        return view(JAVA, text, false);
    }

    /** {@return the code of a Java file} */
    static String code(String text) {
        return replace(JAVA, text, ' ');
    }

    private static Pattern language(String fileName) {
        if (fileName.endsWith(".java")) {
            return JAVA;
        }
        return fileName.endsWith(".js") ? JAVASCRIPT : SHELL;
    }

    private static String view(Pattern language, String text, boolean withLiterals) {
        StringBuilder view = new StringBuilder(text.length());
        Matcher matcher = language.matcher(text);
        int end = 0;
        while (matcher.find()) {
            view.append(between(text.substring(end, matcher.start()), withLiterals));
            String match = matcher.group();
            if (matcher.group("comment") != null) {
                view.append(replace(COMMENT_DECORATION, replace(COMMENT_CODE, match, MASK), ' '));
            } else if (withLiterals && matcher.group("literal") != null && match.indexOf(' ') >= 0) {
                view.append(replace(LITERAL_DECORATION, replace(PLACEHOLDER, match, MASK), ' '));
            } else {
                view.append(blank(match, MASK));
            }
            end = matcher.end();
        }
        return view.append(blank(text.substring(end), MASK)).toString();
    }

    /** Code between two matches; the operator that concatenates literals does not separate their words. */
    private static String between(String code, boolean withLiterals) {
        return blank(code, withLiterals && code.strip().equals("+") ? ' ' : MASK);
    }

    private static String replace(Pattern pattern, String text, char replacement) {
        return pattern.matcher(text).replaceAll(match -> blank(match.group(), replacement));
    }

    private static String blank(String text, char replacement) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (!Character.isWhitespace(characters[i])) {
                characters[i] = replacement;
            }
        }
        return new String(characters);
    }

    private static Pattern pattern(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives), Pattern.DOTALL | Pattern.MULTILINE);
    }
}
