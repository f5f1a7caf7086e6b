package io.sessionaudit.runtime.woven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The roles of a class, and the offsets of the added fields in its objects. Derived once for each class; no method of
 * an object is called.
 *
 * <p>Threadsafe. Cached with the class and refers to it, so callers must not keep an instance.
 */
public final class ClassShape {
    private static final ClassValue<ClassShape> SHAPES = new ClassValue<>() {
        @Override
        protected ClassShape computeValue(Class<?> type) {
            return new ClassShape(type);
        }
    };

    private final Class<?> type;
    private final int roles;
    private final long content;
    private final long text;

    /**
     * Further fields for the content if a superclass was loaded in an order that the weaver did not expect; else
     * null.
     */
    private final long[] further;

    private volatile boolean closeIsWoven;

    private ClassShape(Class<?> type) {
        this.type = type;
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
        further = contents.size() < 2
                ? null
                : contents.stream().skip(1).mapToLong(Long::longValue).toArray();
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

    /** {@return whether this is the shape of a class; faster than a lookup} */
    public boolean isOf(Class<?> other) {
        return type == other;
    }

    /** {@return whether the class has one of the roles in a bit mask} */
    public boolean hasRole(int bits) {
        return (roles & bits) != 0;
    }

    /** {@return whether the {@code close} of the class, which is a connection, is woven} */
    public boolean isCloseWoven() {
        if (!closeIsWoven) {
            closeIsWoven = ConnectionClasses.isCloseWoven(type);
        }
        return closeIsWoven;
    }

    /** {@return whether objects of the class have the field for the content} */
    public boolean hasContent() {
        return content != SlotFields.NONE;
    }

    /** {@return whether objects of the class have the field for the SQL} */
    public boolean hasText() {
        return text != SlotFields.NONE;
    }

    /** {@return the content of an object of this class, which must have the field} */
    public Object content(Object target) {
        return SlotFields.ACCESS.get(target, content);
    }

    /** Replaces the content of an object of this class, which must have the field. */
    public void setContent(Object target, Object next) {
        SlotFields.ACCESS.put(target, content, next);
        if (further != null) {
            for (long each : further) {
                SlotFields.ACCESS.put(target, each, next);
            }
        }
    }

    /** {@return the SQL of an object of this class, which must have the field} */
    public String text(Object target) {
        return (String) SlotFields.ACCESS.get(target, text);
    }

    /** Replaces the SQL of an object of this class, which must have the field. */
    public void setText(Object target, String next) {
        SlotFields.ACCESS.put(target, text, next);
    }
}
