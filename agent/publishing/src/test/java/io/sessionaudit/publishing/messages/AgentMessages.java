package io.sessionaudit.publishing.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.JavacTask;

/** The messages that the agent and its JUnit support can print, read from their sources. */
final class AgentMessages {
    private static final List<String> SOURCES = List.of(
            "agent/core/src/main/java/io/sessionaudit/core/options",
            "agent/core/src/main/java/io/sessionaudit/core/attach",
            "agent/runtime/src/main/java",
            "agent/dist/src/main/java",
            "agent/junit/src/main/java");

    private static final String PREFIX = "session-audit: ";

    /** Causes of a failure that another message contains, and the ends of other messages. */
    private static final Set<String> INTERNAL = Set.of(
            "… Until then, classes that are loaded are not audited, and the log may end.",
            "…. Nothing is audited.",
            "another format of performance data",
            "no performance data of …",
            "replaced while it was opened",
            "the answer is no dump",
            "the agent's jar does not contain …/WarmUpConnection",
            "the agent's jar lacks /boot/….classdata");

    /** Shorter texts are names, or parts of other messages. */
    private static final Pattern SENTENCE = Pattern.compile("(\\p{L}{2,}[^\\p{L}]+){2,}\\p{L}{2,}.*", Pattern.DOTALL);

    private AgentMessages() {}

    /** {@return the messages, sorted} */
    static List<String> in(Path checkout) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String directory : SOURCES) {
            try (Stream<Path> found = Files.walk(checkout.resolve(directory))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        TreeSet<String> messages = new TreeSet<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            Map<String, SourceClass> classes = new TreeMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                classes.put(file.replace(".java", ""), new SourceClass(unit));
            }
            for (SourceClass source : classes.values()) {
                for (ExpressionTree printed : source.printed()) {
                    MessageText.of(printed, source, classes).stream()
                            .map(text -> text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text)
                            .filter(text -> !INTERNAL.contains(text))
                            .filter(text -> SENTENCE.matcher(text).find())
                            .forEach(messages::add);
                }
            }
        }
        return List.copyOf(messages);
    }
}
