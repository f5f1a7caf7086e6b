package io.sessionaudit.runtime.support;

import java.lang.reflect.Field;

import io.sessionaudit.runtime.woven.ClassShape;

/** Access to the fields that the agent has added to the classes of objects. */
public final class Contents {
    private Contents() {}

    /** {@return whether the class of an object has the field} */
    public static boolean hasField(Object target) {
        return ClassShape.of(target.getClass()).hasContent();
    }

    /** {@return whether the class of an object also has the field for a text} */
    public static boolean hasText(Object target) {
        return ClassShape.of(target.getClass()).hasText();
    }

    /** {@return the content, or null} */
    public static Object of(Object target) {
        return ClassShape.of(target.getClass()).content(target);
    }

    /** Fills the field if there is one: hooks are not called for an object without content. */
    public static void fill(Object target) {
        if (target != null && hasField(target)) {
            ClassShape.of(target.getClass()).setContent(target, "known");
        }
    }

    /** {@return the number of classes among a class and its superclasses that declare the field} */
    public static int fieldsIn(Class<?> type) {
        int fields = 0;
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                fields += field.getName().equals("sessionAuditSlot") ? 1 : 0;
            }
        }
        return fields;
    }
}
