package io.sessionaudit.backport.lang.invoke;

import java.nio.ByteOrder;

import sun.misc.Unsafe;

/**
 * Access to a field or to the elements of an array with the memory semantics of the JDK's class, by {@code Unsafe}.
 * Only the methods and types that the agent uses. The memory order is at least as strong as requested.
 */
public final class VarHandle {
    private static final Unsafe UNSAFE = UnsafeAccess.UNSAFE;
    private static final int WORD_MASK = Integer.BYTES - 1;
    private static final int BYTE_MASK = 0xFF;
    private static final boolean IS_BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    /** Of the field, or of the first element. */
    private final long offset;

    /** The size of an element; 0 for a field. */
    private final long scale;

    VarHandle(long offset, long scale) {
        this.offset = offset;
        this.scale = scale;
    }

    /** {@return the value of a field} */
    public Object get(Object target) {
        return UNSAFE.getObject(target, offset);
    }

    /** {@return the value of a field, read before later memory accesses} */
    public Object getAcquire(Object target) {
        return UNSAFE.getObjectVolatile(target, offset);
    }

    /** Sets a field. */
    public void set(Object target, Object value) {
        UNSAFE.putObject(target, offset, value);
    }

    /** Sets a field after earlier memory accesses. */
    public void setRelease(Object target, Object value) {
        UNSAFE.putOrderedObject(target, offset, value);
    }

    /** Sets a field after earlier memory accesses. */
    public void setRelease(Object target, byte value) {
        UNSAFE.putByteVolatile(target, offset, value);
    }

    /** Sets a field if it has a value; {@return whether it had} */
    public boolean compareAndSet(Object target, Object expected, Object value) {
        return UNSAFE.compareAndSwapObject(target, offset, expected, value);
    }

    /** Sets a field if it has a value; {@return whether it had} Exchanges the word that the byte is part of. */
    public boolean compareAndSet(Object target, byte expected, byte value) {
        long word = offset & ~WORD_MASK;
        int inWord = (int) (offset & WORD_MASK);
        int shift = Byte.SIZE * (IS_BIG_ENDIAN ? WORD_MASK - inWord : inWord);
        while (true) {
            int current = UNSAFE.getIntVolatile(target, word);
            if ((byte) (current >> shift) != expected) {
                return false;
            }
            int next = current & ~(BYTE_MASK << shift) | (value & BYTE_MASK) << shift;
            if (UNSAFE.compareAndSwapInt(target, word, current, next)) {
                return true;
            }
        }
    }

    /** {@return an element of an array, read before later memory accesses} */
    public Object getAcquire(Object array, int index) {
        return UNSAFE.getObjectVolatile(array, ofElement(array, index));
    }

    /** Sets an element of an array after earlier memory accesses. */
    public void setRelease(Object array, int index, Object value) {
        UNSAFE.putOrderedObject(array, ofElement(array, index), value);
    }

    /** Sets an element of an array; the order is not defined. */
    public void setOpaque(Object array, int index, Object value) {
        UNSAFE.putOrderedObject(array, ofElement(array, index), value);
    }

    private long ofElement(Object array, int index) {
        if (index < 0 || index >= ((Object[]) array).length) {
            throw new ArrayIndexOutOfBoundsException(index);
        }
        return offset + index * scale;
    }

    /** Orders loads before it before all accesses after it. */
    public static void acquireFence() {
        UNSAFE.loadFence();
    }

    /** Orders all accesses before it before stores after it. */
    public static void releaseFence() {
        UNSAFE.storeFence();
    }
}
