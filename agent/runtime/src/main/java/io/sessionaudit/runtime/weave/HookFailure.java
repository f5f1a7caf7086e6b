package io.sessionaudit.runtime.weave;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackSize;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The code that handles what a hook throws: it records the failure in {@link SessionAuditHooks#failed} and discards the
 * exception, which the application would not have received without the agent.
 *
 * <p>The exception is {@code ThreadDeath}, up to JDK 19: another thread has called {@code Thread.stop}, and the
 * application receives it wherever its thread happens to be, so it is thrown again. Later JVMs have no {@code
 * Thread.stop}, and may lack the class.
 *
 * <p>Calls no method, because there may be no room on the stack. The first test for {@code ThreadDeath} in a class may
 * call its class loader; what that throws is discarded, too. The first instruction is not part of that test: the JVM
 * lets a stopped thread throw {@code ThreadDeath} where it enters a handler.
 */
final class HookFailure extends StackManipulation.AbstractBase {
    static final StackManipulation HANDLER = new HookFailure(threadsCanBeStopped());

    private static final String THREAD_DEATH = "java/lang/ThreadDeath";
    private static final String THROWABLE = "java/lang/Throwable";

    private final boolean threadsCanBeStopped;

    /**
     * Creates the code.
     *
     * @param threadsCanBeStopped whether {@code ThreadDeath} is thrown again
     */
    HookFailure(boolean threadsCanBeStopped) {
        this.threadsCanBeStopped = threadsCanBeStopped;
    }

    private static boolean threadsCanBeStopped() {
        String version = System.getProperty("java.specification.version", "");
        return version.startsWith("1.") || version.matches("[0-9]|1[0-9]");
    }

    @Override
    public Size apply(MethodVisitor code, Implementation.Context context) {
        if (threadsCanBeStopped) {
            Label start = new Label();
            Label end = new Label();
            Label untested = new Label();
            Label discard = new Label();
            code.visitTryCatchBlock(start, end, untested, THROWABLE);
            code.visitInsn(Opcodes.DUP);
            code.visitLabel(start);
            code.visitTypeInsn(Opcodes.INSTANCEOF, THREAD_DEATH);
            code.visitLabel(end);
            code.visitJumpInsn(Opcodes.IFEQ, discard);
            recordFailure(code);
            code.visitInsn(Opcodes.ATHROW);
            // A block of its own: HotSpot's first compiler compiles no method with a handler that is jumped to.
            code.visitLabel(untested);
            visitFrame(code, context);
            code.visitJumpInsn(Opcodes.GOTO, discard);
            code.visitLabel(discard);
            visitFrame(code, context);
        }
        code.visitInsn(Opcodes.POP);
        recordFailure(code);
        return new Size(-StackSize.SINGLE.getSize(), 1);
    }

    /** The frame of the handler, which is the previous one. */
    private static void visitFrame(MethodVisitor code, Implementation.Context context) {
        if (context.getFrameGeneration().isActive()) {
            code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {THROWABLE});
        }
    }

    private static void recordFailure(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_1);
        code.visitFieldInsn(Opcodes.PUTSTATIC, Type.getInternalName(SessionAuditHooks.class), "failed", "Z");
    }
}
