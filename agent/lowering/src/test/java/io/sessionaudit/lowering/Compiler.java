package io.sessionaudit.lowering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.tools.ToolProvider;

import org.objectweb.asm.tree.ClassNode;

/** Compiles a source file for Java 17. */
final class Compiler {
    private Compiler() {}

    /** {@return the classes of a source file whose top-level class has that name and no package} */
    static Map<String, ClassNode> compile(Path directory, String name, String source) {
        try {
            Path file = Files.writeString(directory.resolve(name + ".java"), source);
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-XDstringConcat=inline",
                            "-d",
                            directory + "",
                            file + "");
            if (status != 0) {
                throw new IllegalArgumentException("javac: " + status);
            }
            return ClassDirectory.read(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a loader of converted classes} */
    static ClassLoader load(Map<String, ClassNode> classes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        classes.forEach((name, node) -> files.put(name, ClassDirectory.bytes(node)));
        return new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = files.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }
}
