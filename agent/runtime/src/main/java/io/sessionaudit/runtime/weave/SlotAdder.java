package io.sessionaudit.runtime.weave;

import java.util.Arrays;

import io.sessionaudit.hooks.SessionAuditSlot;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Gives a class the slot: the interface {@link SessionAuditSlot}, a field, and the two methods that read and write it. */
final class SlotAdder extends ClassVisitor {
    private static final String SLOT = Type.getInternalName(SessionAuditSlot.class);
    private static final String NAME = "sessionAuditSlot";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final int HIDDEN = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;

    private final String owner;

    /**
     * Before another visitor.
     *
     * @param owner the internal name of the class
     */
    SlotAdder(ClassVisitor next, String owner) {
        super(OpenedClassReader.ASM_API, next);
        this.owner = owner;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        String[] more = Arrays.copyOf(interfaces, interfaces.length + 1);
        more[interfaces.length] = SLOT;
        // What reflection says of generic interfaces comes from the signature, and the two must be as many.
        String generic = signature == null ? null : signature + "L" + SLOT + ";";
        super.visit(version, access, name, generic, superName, more);
    }

    @Override
    public void visitEnd() {
        super.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC, NAME, OBJECT, null, null)
                .visitEnd();
        addReader();
        addWriter();
        super.visitEnd();
    }

    private void addReader() {
        MethodVisitor method = super.visitMethod(HIDDEN, NAME, "()" + OBJECT, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, owner, NAME, OBJECT);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
    }

    private void addWriter() {
        MethodVisitor method = super.visitMethod(HIDDEN, NAME, "(" + OBJECT + ")V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, NAME, OBJECT);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(2, 2);
        method.visitEnd();
    }
}
