package io.sessionaudit.runtime.weave;

import io.sessionaudit.runtime.woven.SlotFields;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Adds the fields to a class. They are protected, because methods of subclasses read them. */
final class SlotAdder extends ClassVisitor {
    private static final int HIDDEN = Opcodes.ACC_PROTECTED | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;

    private final boolean text;

    /**
     * Creates a visitor in front of another one.
     *
     * @param kind the fields to add, not {@link SlotKind#NONE}
     */
    SlotAdder(ClassVisitor next, SlotKind kind) {
        super(OpenedClassReader.ASM_API, next);
        text = kind == SlotKind.STATEMENT;
    }

    @Override
    public void visitEnd() {
        addField(SlotFields.CONTENT, "Ljava/lang/Object;");
        if (text) {
            addField(SlotFields.TEXT, "Ljava/lang/String;");
        }
        super.visitEnd();
    }

    private void addField(String name, String type) {
        super.visitField(HIDDEN, name, type, null, null).visitEnd();
    }
}
