package io.sessionaudit.lowering;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** Moves classes to another package. */
final class Renaming {
    private Renaming() {}

    /** {@return the class with all names of the first package in the second} */
    static ClassNode apply(ClassNode node, String from, String to) {
        ClassNode renamed = new ClassNode();
        node.accept(new ClassRemapper(renamed, new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return name.startsWith(from) ? to + name.substring(from.length()) : name;
            }
        }));
        return renamed;
    }
}
