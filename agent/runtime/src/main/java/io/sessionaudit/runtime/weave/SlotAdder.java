package io.sessionaudit.runtime.weave;

import java.util.Arrays;

import io.sessionaudit.hooks.SessionAuditSlot;
import io.sessionaudit.hooks.SessionAuditTextSlot;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Gives a class its slot: the interface, a field or two, and for each of them the two methods that read and write it. */
final class SlotAdder extends ClassVisitor {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String STRING = "Ljava/lang/String;";
    private static final int HIDDEN = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;

    private final String owner;
    private final boolean text;

    /**
     * Before another visitor.
     *
     * @param owner the internal name of the class
     * @param kind which slot, and not {@link SlotKind#NONE}
     */
    SlotAdder(ClassVisitor next, String owner, SlotKind kind) {
        super(OpenedClassReader.ASM_API, next);
        this.owner = owner;
        text = kind == SlotKind.STATEMENT;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        String slot = Type.getInternalName(text ? SessionAuditTextSlot.class : SessionAuditSlot.class);
        String[] more = Arrays.copyOf(interfaces, interfaces.length + 1);
        more[interfaces.length] = slot;
        // What reflection says of generic interfaces comes from the signature, and the two must be as many.
        String generic = signature == null ? null : signature + "L" + slot + ";";
        super.visit(version, access, name, generic, superName, more);
    }

    @Override
    public void visitEnd() {
        addField("sessionAuditSlot", OBJECT);
        addReader("sessionAuditSlot", OBJECT);
        addWriter("sessionAuditSlot", OBJECT, "V");
        if (text) {
            addField("sessionAuditText", STRING);
            addReader("sessionAuditText", STRING);
            addWriter("sessionAuditText", STRING, "Z");
        }
        super.visitEnd();
    }

    private void addField(String name, String type) {
        super.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC, name, type, null, null)
                .visitEnd();
    }

    private void addReader(String name, String type) {
        MethodVisitor method = super.visitMethod(HIDDEN, name, "()" + type, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, type);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
    }

    /** @param returned nothing, or a boolean, which is true */
    private void addWriter(String name, String type, String returned) {
        MethodVisitor method = super.visitMethod(HIDDEN, name, "(" + type + ")" + returned, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, name, type);
        if (returned.equals("Z")) {
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.IRETURN);
        } else {
            method.visitInsn(Opcodes.RETURN);
        }
        method.visitMaxs(2, 2);
        method.visitEnd();
    }
}
