package io.sessionaudit.lowering;

import java.util.List;
import java.util.ListIterator;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Converts a record to an ordinary class: {@code toString}, {@code hashCode} and {@code equals}, which the JDK links at
 * the first call, become code with the same results.
 */
final class RecordLowering {
    private static final String RECORD = "java/lang/Record";
    private static final String OBJECT = "java/lang/Object";
    private static final String BOOTSTRAP = "java/lang/runtime/ObjectMethods";
    private static final int FACTOR = 31;

    private final ClassNode node;

    private RecordLowering(ClassNode node) {
        this.node = node;
    }

    static void lower(ClassNode node) {
        if (RECORD.equals(node.superName)) {
            new RecordLowering(node).lower();
        }
    }

    private void lower() {
        node.superName = OBJECT;
        node.access &= ~Opcodes.ACC_RECORD;
        node.recordComponents = null;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call && call.owner.equals(RECORD)) {
                    call.owner = OBJECT;
                }
            }
        }
        ListIterator<MethodNode> methods = node.methods.listIterator();
        while (methods.hasNext()) {
            MethodNode method = methods.next();
            InvokeDynamicInsnNode linked = linked(method);
            if (linked != null) {
                methods.set(written(method, fields(linked)));
            }
        }
    }

    private static InvokeDynamicInsnNode linked(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic
                    && dynamic.bsm.getOwner().equals(BOOTSTRAP)) {
                return dynamic;
            }
        }
        return null;
    }

    /** {@return the getters of the components, which the JDK gets as arguments behind the class and their names} */
    private static List<Handle> fields(InvokeDynamicInsnNode linked) {
        return java.util.Arrays.stream(linked.bsmArgs)
                .filter(Handle.class::isInstance)
                .map(Handle.class::cast)
                .toList();
    }

    private MethodNode written(MethodNode old, List<Handle> fields) {
        MethodNode method = new MethodNode(old.access, old.name, old.desc, old.signature, null);
        method.visibleAnnotations = old.visibleAnnotations;
        method.visitCode();
        switch (old.name) {
            case "toString" -> writeToString(method, fields);
            case "hashCode" -> writeHashCode(method, fields);
            case "equals" -> writeEquals(method, fields);
            default -> throw new IllegalStateException(node.name + "." + old.name + " is no method of a record");
        }
        method.visitMaxs(0, 0);
        method.visitEnd();
        return method;
    }

    private void writeToString(MethodNode method, List<Handle> fields) {
        String builder = "java/lang/StringBuilder";
        method.visitTypeInsn(Opcodes.NEW, builder);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, builder, "<init>", "()V", false);
        String separator = simpleName() + "[";
        for (Handle field : fields) {
            append(method, separator + field.getName() + "=", "Ljava/lang/String;");
            get(method, 0, field);
            call(method, builder, "append", "(" + appended(field.getDesc()) + ")L" + builder + ";");
            separator = ", ";
        }
        append(method, fields.isEmpty() ? separator + "]" : "]", "Ljava/lang/String;");
        call(method, builder, "toString", "()Ljava/lang/String;");
        method.visitInsn(Opcodes.ARETURN);
    }

    private static void append(MethodNode method, String text, String type) {
        method.visitLdcInsn(text);
        call(method, "java/lang/StringBuilder", "append", "(" + type + ")Ljava/lang/StringBuilder;");
    }

    private static String appended(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'L', '[' -> "Ljava/lang/Object;";
            case 'B', 'S' -> "I";
            default -> descriptor;
        };
    }

    private void writeHashCode(MethodNode method, List<Handle> fields) {
        method.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            method.visitIntInsn(Opcodes.BIPUSH, FACTOR);
            method.visitInsn(Opcodes.IMUL);
            get(method, 0, field);
            if (isReference(field)) {
                callStatic(method, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I");
            } else {
                callStatic(method, boxed(field), "hashCode", "(" + field.getDesc() + ")I");
            }
            method.visitInsn(Opcodes.IADD);
        }
        method.visitInsn(Opcodes.IRETURN);
    }

    private void writeEquals(MethodNode method, List<Handle> fields) {
        Label different = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.INSTANCEOF, node.name);
        method.visitJumpInsn(Opcodes.IFEQ, different);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.CHECKCAST, node.name);
        method.visitVarInsn(Opcodes.ASTORE, 2);
        for (Handle field : fields) {
            get(method, 0, field);
            get(method, 2, field);
            if (isReference(field)) {
                callStatic(method, "java/util/Objects", "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
                method.visitJumpInsn(Opcodes.IFEQ, different);
            } else {
                callStatic(method, boxed(field), "compare", "(" + field.getDesc() + field.getDesc() + ")I");
                method.visitJumpInsn(Opcodes.IFNE, different);
            }
        }
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(different);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitInsn(Opcodes.IRETURN);
    }

    private void get(MethodNode method, int local, Handle field) {
        method.visitVarInsn(Opcodes.ALOAD, local);
        method.visitFieldInsn(Opcodes.GETFIELD, node.name, field.getName(), field.getDesc());
    }

    private static boolean isReference(Handle field) {
        return field.getDesc().length() > 1;
    }

    private static String boxed(Handle field) {
        return switch (Type.getType(field.getDesc()).getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            default -> "java/lang/Double";
        };
    }

    /** {@return the name behind the outer classes, as Class.getSimpleName() does} */
    private String simpleName() {
        return node.innerClasses.stream()
                .filter(inner -> inner.name.equals(node.name) && inner.innerName != null)
                .map(inner -> inner.innerName)
                .findFirst()
                .orElse(node.name.substring(node.name.lastIndexOf('/') + 1));
    }

    private static void call(MethodNode method, String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    private static void callStatic(MethodNode method, String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
