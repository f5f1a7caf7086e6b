package io.sessionaudit.lowering;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Nested classes access each other's private members directly since Java 11. Members that another class of the nest
 * uses become package-private. A private instance method among them also becomes final and gets a name of its own, so
 * that it neither overrides nor is overridden. All other private methods are called by {@code invokespecial} again.
 */
final class NestLowering {
    private final Map<String, ClassNode> own;

    /** Private members that another class uses: owner, name and descriptor. */
    private final Set<String> shared = new HashSet<>();

    private NestLowering(Map<String, ClassNode> own) {
        this.own = own;
    }

    /** Lowers classes, whose nests must be complete. */
    static void lower(Collection<ClassNode> classes, Map<String, ClassNode> own) {
        NestLowering lowering = new NestLowering(own);
        classes.forEach(lowering::findShared);
        classes.forEach(lowering::rewrite);
        classes.forEach(lowering::widen);
        for (ClassNode node : classes) {
            node.nestHostClass = null;
            node.nestMembers = null;
        }
    }

    private void findShared(ClassNode node) {
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof MethodInsnNode call) {
                    addShared(node, call.owner, call.name, call.desc);
                } else if (instruction instanceof FieldInsnNode access) {
                    addShared(node, access.owner, access.name, access.desc);
                } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            addShared(node, handle.getOwner(), handle.getName(), handle.getDesc());
                        }
                    }
                }
            }
        }
    }

    private void addShared(ClassNode user, String owner, String name, String descriptor) {
        if (!owner.equals(user.name) && isPrivate(owner, name, descriptor)) {
            shared.add(key(owner, name, descriptor));
        }
    }

    private void rewrite(ClassNode node) {
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof MethodInsnNode call) {
                    rewrite(call);
                } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
                        if (dynamic.bsmArgs[i] instanceof Handle handle) {
                            dynamic.bsmArgs[i] = rewritten(handle);
                        }
                    }
                }
            }
        }
    }

    private void rewrite(MethodInsnNode call) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC
                || call.name.equals("<init>")
                || !isPrivate(call.owner, call.name, call.desc)) {
            return;
        }
        if (isShared(call.owner, call.name, call.desc)) {
            requireClass(call.owner, call.name);
            call.setOpcode(Opcodes.INVOKEVIRTUAL);
            call.name = sharedName(call.owner, call.name);
        } else {
            call.setOpcode(Opcodes.INVOKESPECIAL);
        }
    }

    private Handle rewritten(Handle handle) {
        int tag = handle.getTag();
        boolean isCall =
                tag == Opcodes.H_INVOKEVIRTUAL || tag == Opcodes.H_INVOKEINTERFACE || tag == Opcodes.H_INVOKESPECIAL;
        if (!isCall || !isPrivate(handle.getOwner(), handle.getName(), handle.getDesc())) {
            return handle;
        }
        if (!isShared(handle.getOwner(), handle.getName(), handle.getDesc())) {
            return new Handle(
                    Opcodes.H_INVOKESPECIAL,
                    handle.getOwner(),
                    handle.getName(),
                    handle.getDesc(),
                    handle.isInterface());
        }
        requireClass(handle.getOwner(), handle.getName());
        return new Handle(
                Opcodes.H_INVOKEVIRTUAL,
                handle.getOwner(),
                sharedName(handle.getOwner(), handle.getName()),
                handle.getDesc(),
                false);
    }

    private void widen(ClassNode node) {
        for (FieldNode field : node.fields) {
            if (isShared(node.name, field.name, field.desc)) {
                field.access &= ~Opcodes.ACC_PRIVATE;
            }
        }
        for (MethodNode method : node.methods) {
            if (isShared(node.name, method.name, method.desc)) {
                method.access &= ~Opcodes.ACC_PRIVATE;
                if ((method.access & Opcodes.ACC_STATIC) == 0 && !method.name.equals("<init>")) {
                    method.access |= Opcodes.ACC_FINAL;
                    method.name = sharedName(node.name, method.name);
                }
            }
        }
    }

    private void requireClass(String owner, String name) {
        if ((own.get(owner).access & Opcodes.ACC_INTERFACE) != 0) {
            throw new IllegalStateException("another class of the nest calls the private method " + owner + "." + name
                    + " of an interface, which Java 8 cannot express: make it a static method of a class");
        }
    }

    private static String sharedName(String owner, String name) {
        return name + "$" + owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    }

    private boolean isShared(String owner, String name, String descriptor) {
        return shared.contains(key(owner, name, descriptor));
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + " " + name + " " + descriptor;
    }

    private boolean isPrivate(String owner, String name, String descriptor) {
        ClassNode node = own.get(owner);
        if (node == null) {
            return false;
        }
        return descriptor.startsWith("(")
                ? node.methods.stream()
                        .anyMatch(method -> method.name.equals(name)
                                && method.desc.equals(descriptor)
                                && (method.access & Opcodes.ACC_PRIVATE) != 0)
                : node.fields.stream()
                        .anyMatch(field -> field.name.equals(name) && (field.access & Opcodes.ACC_PRIVATE) != 0);
    }
}
