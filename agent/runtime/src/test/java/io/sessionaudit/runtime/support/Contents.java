package io.sessionaudit.runtime.support;

import java.lang.reflect.Field;

import io.sessionaudit.runtime.woven.ClassShape;

/** What the agent has attached to objects, in the fields that it has added to their classes. */
public final class Contents {
    private Contents() {}

    /** {@return whether the class of an object has the field} */
    public static boolean hasField(Object target) {
        return ClassShape.of(target.getClass()).hasContent();
    }

    /** {@return whether the class of an object has the field for a text, too} */
    public static boolean hasText(Object target) {
        return ClassShape.of(target.getClass()).hasText();
    }

    /** {@return the content, or null} */
    public static Object of(Object target) {
        return ClassShape.of(target.getClass()).content(target);
    }

    /** Fills the field where there is one: of an object without a content the hooks are told nothing. */
    public static void fill(Object target) {
        if (target != null && hasField(target)) {
            ClassShape.of(target.getClass()).setContent(target, "known");
        }
    }

    /** {@return how many classes among a class and its superclasses declare the field} */
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
