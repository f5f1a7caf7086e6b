package io.sessionaudit.lowering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds members in the classes of the jar and of the JDK, in the order of the supertypes. */
final class Members {
    private final Map<String, ClassNode> own;
    private final PlatformApi platform;

    Members(Map<String, ClassNode> own, PlatformApi platform) {
        this.own = own;
        this.platform = platform;
    }

    /** {@return whether a class of that internal name exists; an array exists if its elements do} */
    boolean exists(String name) {
        if (name.startsWith("[")) {
            Type element = Type.getObjectType(name).getElementType();
            return element.getSort() != Type.OBJECT || exists(element.getInternalName());
        }
        return find(name) != null;
    }

    /** {@return the declaration of a class, or null} */
    ClassNode find(String name) {
        ClassNode node = own.get(name);
        return node == null ? platform.find(name) : node;
    }

    /** {@return the method that a call resolves to, or null} */
    MethodNode method(String owner, String name, String descriptor) {
        return anyMethod(owner, method -> method.name.equals(name) && method.desc.equals(descriptor));
    }

    /** {@return a method of that name and those parameters with another return type, or null} */
    MethodNode methodOfOtherType(String owner, String name, String descriptor) {
        String parameters = parameters(descriptor);
        return anyMethod(
                owner,
                method -> method.name.equals(name)
                        && parameters(method.desc).equals(parameters)
                        && !Type.getReturnType(method.desc).equals(Type.VOID_TYPE));
    }

    private static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    private MethodNode anyMethod(String owner, Predicate<MethodNode> condition) {
        for (ClassNode node : lineage(owner)) {
            for (MethodNode method : node.methods) {
                if (condition.test(method)) {
                    return method;
                }
            }
        }
        return null;
    }

    /** {@return whether a class or one of its supertypes declares the field} */
    boolean hasField(String owner, String name, String descriptor) {
        for (ClassNode node : lineage(owner)) {
            for (FieldNode field : node.fields) {
                if (field.name.equals(name) && field.desc.equals(descriptor)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return a class and all its supertypes that exist; those of an array are those of Object} */
    List<ClassNode> lineage(String name) {
        Set<ClassNode> found = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>();
        left.add(name.startsWith("[") ? "java/lang/Object" : name);
        while (!left.isEmpty()) {
            ClassNode node = find(left.poll());
            if (node != null && found.add(node)) {
                if (node.superName != null) {
                    left.add(node.superName);
                }
                left.addAll(node.interfaces);
                left.add("java/lang/Object");
            }
        }
        return List.copyOf(found);
    }
}
