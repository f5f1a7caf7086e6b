package io.sessionaudit.runtime.weave;

import java.util.HashSet;
import java.util.Set;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Finds the bridge methods that only call another method of their class, which is woven itself. */
final class Bridges extends ClassVisitor {
    private final Set<String> names;
    private final Set<String> forwarding = new HashSet<>();
    private String owner;

    private Bridges(Set<String> names) {
        super(OpenedClassReader.ASM_API);
        this.names = names;
    }

    /** {@return the names and descriptors of the bridge methods that have one of the names and only forward} */
    static Set<String> forwarding(ClassReader reader, Set<String> names) {
        Bridges bridges = new Bridges(names);
        reader.accept(bridges, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return bridges.forwarding;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        if ((access & Opcodes.ACC_BRIDGE) == 0 || !names.contains(name)) {
            return null;
        }
        return new MethodVisitor(OpenedClassReader.ASM_API) {
            @Override
            public void visitMethodInsn(int code, String of, String called, String type, boolean isInterface) {
                if (of.equals(owner) && called.equals(name) && !type.equals(descriptor)) {
                    forwarding.add(name + descriptor);
                }
            }
        };
    }
}
