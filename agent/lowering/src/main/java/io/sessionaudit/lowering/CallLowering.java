package io.sessionaudit.lowering;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Redirects calls of methods and uses of types that Java 8 lacks to the module backport. */
final class CallLowering {
    /** The one type of the JDK whose methods accept any types, apart from MethodHandle, which Java 8 has. */
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    private static final String THREAD = "java/lang/Thread";
    private static final String THREAD_OF_5 = "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;JZ)V";

    private final Members members;
    private final Backports backports;

    CallLowering(Members members, Backports backports) {
        this.members = members;
        this.backports = backports;
    }

    /** {@return the class with all calls and types redirected} */
    ClassNode lower(ClassNode node) {
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call) {
                    lower(call, method, node.superName);
                } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
                        if (dynamic.bsmArgs[i] instanceof Handle handle) {
                            dynamic.bsmArgs[i] = lowered(handle);
                        }
                    }
                }
            }
        }
        ClassNode lowered = new ClassNode();
        node.accept(new ClassRemapper(lowered, backports));
        return lowered;
    }

    private void lower(MethodInsnNode call, MethodNode method, String superName) {
        InsnList code = method.instructions;
        if (call.owner.equals(THREAD) && call.desc.equals(THREAD_OF_5)) {
            lowerThread(call, code, method.name.equals("<init>") && THREAD.equals(superName));
            return;
        }
        if (call.owner.equals(VAR_HANDLE) && backports.replacesType(VAR_HANDLE)) {
            Type result = Type.getReturnType(call.desc);
            call.desc = call.getOpcode() == Opcodes.INVOKESTATIC ? call.desc : Backports.erased(call.desc);
            castTo(result, call, code);
            return;
        }
        if (members.method(call.owner, call.name, call.desc) != null || call.getOpcode() == Opcodes.INVOKESPECIAL) {
            return;
        }
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        Handle replacement = backports.replacement(call.owner, call.name, call.desc, isStatic);
        if (replacement != null) {
            call.setOpcode(Opcodes.INVOKESTATIC);
            call.owner = replacement.getOwner();
            call.desc = replacement.getDesc();
            call.itf = false;
            return;
        }
        MethodNode other = isStatic ? null : members.methodOfOtherType(call.owner, call.name, call.desc);
        if (other != null) { // a newer JDK overrides it with a more specific type, such as ByteBuffer.flip()
            Type result = Type.getReturnType(call.desc);
            call.desc = other.desc;
            castTo(result, call, code);
        }
    }

    /** Java 8 has no constructor for threads that inherit nothing; all callers pass false. */
    private static void lowerThread(MethodInsnNode call, InsnList code, boolean isSuperCall) {
        code.insertBefore(call, new InsnNode(Opcodes.POP));
        call.desc = THREAD_OF_5.replace("JZ)", "J)");
        code.insert(
                call,
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        Backports.PACKAGE + "lang/ThreadMethods",
                        "inheritNothing",
                        "(Ljava/lang/Thread;)V",
                        false));
        code.insert(call, isSuperCall ? new VarInsnNode(Opcodes.ALOAD, 0) : new InsnNode(Opcodes.DUP));
    }

    private static void castTo(Type result, MethodInsnNode call, InsnList code) {
        if (result.getSort() >= Type.ARRAY) {
            code.insert(call, new TypeInsnNode(Opcodes.CHECKCAST, result.getInternalName()));
        }
    }

    private Handle lowered(Handle handle) {
        int tag = handle.getTag();
        if (tag < Opcodes.H_INVOKEVIRTUAL
                || members.method(handle.getOwner(), handle.getName(), handle.getDesc()) != null) {
            return handle;
        }
        Handle replacement = backports.replacement(
                handle.getOwner(), handle.getName(), handle.getDesc(), tag == Opcodes.H_INVOKESTATIC);
        return replacement == null ? handle : replacement;
    }
}
