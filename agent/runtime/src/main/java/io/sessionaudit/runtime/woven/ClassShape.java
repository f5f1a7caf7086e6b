package io.sessionaudit.runtime.woven;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the agent needs to know of a class: its roles, and the offsets of the added fields in its objects. Found out once a class, by the
 * class alone: no method of an object is called.
 *
 * <p>Immutable, and kept with the class itself, so that neither keeps the other's class loader alive.
 */
public final class ClassShape {
    private static final ClassValue<ClassShape> SHAPES = new ClassValue<>() {
        @Override
        protected ClassShape computeValue(Class<?> type) {
            return new ClassShape(type);
        }
    };

    private final WeakReference<Class<?>> type;
    private final int roles;
    private final long content;
    private final long text;

    /** Further fields for the content; only where a superclass was loaded in a way that the weaver could not foresee. */
    private final long[] further;

    private ClassShape(Class<?> type) {
        this.type = new WeakReference<>(type);
        roles = mask(Role.audited(Role.ofLoaded(type)));
        List<Long> contents = new ArrayList<>();
        long lowestText = SlotFields.NONE;
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            long found = SlotFields.offset(each, SlotFields.CONTENT);
            if (found != SlotFields.NONE) {
                contents.add(found);
                if (lowestText == SlotFields.NONE) {
                    lowestText = SlotFields.offset(each, SlotFields.TEXT);
                }
            }
        }
        content = contents.isEmpty() ? SlotFields.NONE : contents.get(0);
        text = lowestText;
        further = contents.stream().skip(1).mapToLong(Long::longValue).toArray();
    }

    /** {@return the shape of a class} */
    public static ClassShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static int mask(Set<Role> roles) {
        int bits = 0;
        for (Role role : roles) {
            bits |= role.bit();
        }
        return bits;
    }

    /** {@return whether this is the shape of a class; quicker than to look it up} */
    public boolean isOf(Class<?> other) {
        return type.refersTo(other);
    }

    /** {@return whether the class has one of the roles that bits stand for} */
    public boolean hasRole(int bits) {
        return (roles & bits) != 0;
    }

    /** {@return whether objects of the class have the field for the content} */
    public boolean hasContent() {
        return content != SlotFields.NONE;
    }

    /** {@return whether objects of the class have the field for a text} */
    public boolean hasText() {
        return text != SlotFields.NONE;
    }

    /** {@return the content of an object of this class, which must have the field} */
    public Object content(Object target) {
        return SlotFields.get(target, content);
    }

    /** Replaces the content of an object of this class, which must have the field. */
    public void setContent(Object target, Object next) {
        SlotFields.put(target, content, next);
        for (long each : further) {
            SlotFields.put(target, each, next);
        }
    }

    /** {@return the text of an object of this class, which must have the field} */
    public String text(Object target) {
        return (String) SlotFields.get(target, text);
    }

    /** Replaces the text of an object of this class, which must have the field. */
    public void setText(Object target, String next) {
        SlotFields.put(target, text, next);
    }
}
