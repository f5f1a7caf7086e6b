package io.sessionaudit.lowering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Reads and writes class files below a directory. */
final class ClassDirectory {
    private static final String CLASS = ".class";

    private ClassDirectory() {}

    /** {@return the classes below a directory by their internal names, in alphabetical order} */
    static Map<String, ClassNode> read(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(path -> path.toString().endsWith(CLASS)).sorted().forEach(files::add);
        }
        Map<String, ClassNode> classes = new LinkedHashMap<>();
        for (Path path : files) {
            ClassNode node = parse(Files.readAllBytes(path));
            classes.put(node.name, node);
        }
        return classes;
    }

    static ClassNode parse(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }

    static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** Writes a class below a directory, with the suffix that hides it from class path scanners. */
    static void write(Path root, String name, ClassNode node) throws IOException {
        Path file = root.resolve(name + ".classdata");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(node));
    }
}
