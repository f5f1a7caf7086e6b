package io.sessionaudit.lowering;

import java.util.Map;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the module backport offers instead of the JDK, found by name.
 *
 * <p>A type {@code java.x.Name} is replaced by {@code io.sessionaudit.backport.x.Name}. A method of {@code java.x.Name}
 * is replaced by a static method of {@code io.sessionaudit.backport.x.NameMethods}, whose first parameter is the
 * receiver if the method is an instance method.
 */
final class Backports extends Remapper {
    static final String PACKAGE = "io/sessionaudit/backport/";

    private static final String JDK = "java/";

    private final Map<String, ClassNode> classes;
    private final Members members;

    /**
     * Creates a table.
     *
     * @param classes of the module backport; empty if none may be used
     */
    Backports(Map<String, ClassNode> classes, Members members) {
        super(Opcodes.ASM9);
        this.classes = classes;
        this.members = members;
    }

    @Override
    public String map(String name) {
        if (!name.startsWith(JDK) || members.exists(name)) {
            return name;
        }
        String backport = PACKAGE + name.substring(JDK.length());
        return classes.containsKey(backport) ? backport : name;
    }

    /** {@return whether a type of the JDK is replaced} */
    boolean replacesType(String name) {
        return !map(name).equals(name);
    }

    /** {@return the method to call instead of one that does not exist, or null} */
    Handle replacement(String owner, String name, String descriptor, boolean isStatic) {
        String mapped = mapMethodDesc(descriptor);
        for (ClassNode declaring : members.lineage(owner)) {
            if (!declaring.name.startsWith(JDK)) {
                continue;
            }
            String holder = PACKAGE + declaring.name.substring(JDK.length()) + "Methods";
            String expected = isStatic ? mapped : "(L" + declaring.name + ";" + mapped.substring(1);
            ClassNode backport = classes.get(holder);
            if (backport != null && declares(backport, name, expected)) {
                return new Handle(Opcodes.H_INVOKESTATIC, holder, name, expected, false);
            }
        }
        return null;
    }

    private static boolean declares(ClassNode node, String name, String descriptor) {
        for (MethodNode method : node.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) {
                return true;
            }
        }
        return false;
    }

    /** {@return a descriptor whose references are objects: that of a method whose caller states the types} */
    static String erased(String descriptor) {
        StringBuilder erased = new StringBuilder("(");
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            erased.append(erased(argument));
        }
        return erased.append(')').append(erased(Type.getReturnType(descriptor))).toString();
    }

    private static String erased(Type type) {
        return type.getSort() >= Type.ARRAY ? "Ljava/lang/Object;" : type.getDescriptor();
    }
}
