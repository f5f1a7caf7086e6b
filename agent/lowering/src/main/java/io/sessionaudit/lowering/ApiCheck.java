package io.sessionaudit.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Checks that a class needs no more than Java 8: the version of its class file, the types that it names, the members
 * that it uses, the methods that its interfaces require.
 */
final class ApiCheck {
    private static final int VERSION = Opcodes.V1_8;
    private static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";
    private static final Set<String> BOOTSTRAPS = Set.of("java/lang/invoke/LambdaMetafactory");
    private static final List<String> JDK = List.of("java/", "javax/", "jdk/", "sun/");

    private final Members members;
    private final List<String> problems = new ArrayList<>();

    ApiCheck(Members members) {
        this.members = members;
    }

    /** {@return the problems found so far, one line each} */
    List<String> problems() {
        return problems;
    }

    /**
     * Checks a class.
     *
     * @param strictly whether all types that it names must exist, otherwise only those of the JDK
     */
    void check(ClassNode node, boolean strictly) {
        if ((node.version & 0xFFFF) > VERSION) {
            problem(node, "is a class file of version " + node.version + ", Java 8 reads up to " + VERSION);
            return;
        }
        for (String name : typesOf(node)) {
            if (isChecked(name, strictly) && !members.exists(name)) {
                problem(node, "names the type " + name);
            }
        }
        checkInterfaces(node);
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                check(node, instruction, strictly);
            }
        }
    }

    private void check(ClassNode node, AbstractInsnNode instruction, boolean strictly) {
        if (instruction instanceof MethodInsnNode call) {
            checkMethod(node, handle(call), strictly);
        } else if (instruction instanceof FieldInsnNode access) {
            if (isResolvable(access.owner, strictly) && !members.hasField(access.owner, access.name, access.desc)) {
                problem(node, "uses the field " + access.owner + "." + access.name);
            }
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            if (!BOOTSTRAPS.contains(dynamic.bsm.getOwner())) {
                problem(node, "links " + dynamic.name + " through " + dynamic.bsm.getOwner());
            }
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                    checkMethod(node, handle, strictly);
                }
            }
        } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof ConstantDynamic) {
            problem(node, "has a constant that is computed at run time");
        }
    }

    private void checkMethod(ClassNode node, Handle call, boolean strictly) {
        String owner = call.getOwner();
        boolean acceptsAnyTypes = owner.equals(METHOD_HANDLE) && call.getName().startsWith("invoke");
        if (!isResolvable(owner, strictly) || acceptsAnyTypes || owner.startsWith("[")) {
            return;
        }
        MethodNode found = members.method(owner, call.getName(), call.getDesc());
        String name = owner + "." + call.getName();
        if (found == null) {
            problem(node, "calls " + name + call.getDesc());
        } else if (isInterface(members.find(owner)) != call.isInterface()) {
            problem(
                    node,
                    "calls " + name + " as if its class were " + (call.isInterface() ? "an" : "no") + " interface");
        } else if (((found.access & Opcodes.ACC_STATIC) != 0) != (call.getTag() == Opcodes.H_INVOKESTATIC)) {
            problem(
                    node,
                    "calls " + name + " as if it were " + (call.getTag() == Opcodes.H_INVOKESTATIC ? "" : "not ")
                            + "static");
        }
    }

    /** {@return a call in the form of a handle; its kind contains only whether it is static} */
    private static Handle handle(MethodInsnNode call) {
        int tag = call.getOpcode() == Opcodes.INVOKESTATIC ? Opcodes.H_INVOKESTATIC : Opcodes.H_INVOKEVIRTUAL;
        return new Handle(tag, call.owner, call.name, call.desc, call.itf);
    }

    private static boolean isInterface(ClassNode node) {
        return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Java 8 has methods without a body that newer releases have a default for. */
    private void checkInterfaces(ClassNode node) {
        if ((node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0) {
            return;
        }
        for (ClassNode declaring : members.lineage(node.name)) {
            for (MethodNode method : declaring.methods) {
                boolean isRequired =
                        (declaring.access & Opcodes.ACC_INTERFACE) != 0 && (method.access & Opcodes.ACC_ABSTRACT) != 0;
                if (isRequired && !isImplemented(node, method)) {
                    problem(node, "does not implement " + declaring.name + "." + method.name + method.desc);
                }
            }
        }
    }

    private boolean isImplemented(ClassNode node, MethodNode required) {
        return members.lineage(node.name).stream()
                .flatMap(declaring -> declaring.methods.stream())
                .anyMatch(method -> method.name.equals(required.name)
                        && method.desc.equals(required.desc)
                        && (method.access & Opcodes.ACC_ABSTRACT) == 0);
    }

    private boolean isResolvable(String owner, boolean strictly) {
        return isChecked(owner, strictly) && members.exists(owner);
    }

    private static boolean isChecked(String name, boolean strictly) {
        return strictly || JDK.stream().anyMatch(name::startsWith);
    }

    private static Set<String> typesOf(ClassNode node) {
        Set<String> names = new TreeSet<>();
        ClassNode code = new ClassNode();
        node.accept(code);
        code.innerClasses.clear(); // declarations of types that need not be used
        code.methods.forEach(ApiCheck::removeAnnotations);
        code.fields.forEach(field -> field.visibleAnnotations = field.invisibleAnnotations = null);
        code.visibleAnnotations = code.invisibleAnnotations = null;
        code.accept(new ClassRemapper(new ClassNode(), new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                names.add(name);
                return name;
            }

            @Override
            public String mapSignature(String signature, boolean isType) {
                return signature; // read by reflection only
            }
        }));
        return names;
    }

    /** A JVM skips annotations whose types it does not have. */
    private static void removeAnnotations(MethodNode method) {
        method.visibleAnnotations = method.invisibleAnnotations = null;
        method.visibleParameterAnnotations = method.invisibleParameterAnnotations = null;
        method.visibleTypeAnnotations = method.invisibleTypeAnnotations = null;
    }

    private void problem(ClassNode node, String what) {
        String line = node.name + " " + what;
        if (!problems.contains(line)) {
            problems.add(line);
        }
    }
}
