package io.sessionaudit.runtime.weave;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * The flags and supertypes of a class file, and whether it declares certain methods. Reading takes microseconds and
 * loads no other class of the agent.
 *
 * <p>Format: The Java Virtual Machine Specification, chapter 4.
 */
final class ClassGlance {
    private static final int ACC_STATIC = 0x0008;
    private static final int ACC_INTERFACE = 0x0200;
    private static final int ACC_ABSTRACT = 0x0400;
    private static final int MAGIC = 0xCAFEBABE;

    private final ByteBuffer bytes;
    private final int[] constants;
    private final int flags;
    private final String name;
    private final String superName;
    private final int members;
    private final List<String> interfaces = new ArrayList<>();

    /**
     * Reads flags and supertypes.
     *
     * @throws RuntimeException if the bytes are not a class file
     */
    ClassGlance(byte[] classFile) {
        bytes = ByteBuffer.wrap(classFile);
        if (bytes.getInt() != MAGIC) {
            throw new IllegalArgumentException("not a class file");
        }
        bytes.getInt(); // minor and major version
        constants = new int[Short.toUnsignedInt(bytes.getShort())];
        for (int i = 1; i < constants.length; i++) {
            constants[i] = bytes.position();
            if (skipConstant()) {
                i++;
            }
        }
        flags = bytes.getShort();
        name = className(Short.toUnsignedInt(bytes.getShort()));
        superName = className(Short.toUnsignedInt(bytes.getShort()));
        for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
            interfaces.add(className(Short.toUnsignedInt(bytes.getShort())));
        }
        members = bytes.position();
    }

    boolean isInterface() {
        return (flags & ACC_INTERFACE) != 0;
    }

    /** {@return the internal name of the class} */
    String name() {
        return name;
    }

    /** {@return the internal name of the superclass; null for Object and modules} */
    String superName() {
        return superName;
    }

    /** {@return the internal names of the interfaces} */
    List<String> interfaces() {
        return interfaces;
    }

    /**
     * {@return whether it declares a method of one of these names that has code and is not static}
     *
     * @param common a further name, which must have one of the signatures
     * @param signatures the further name with a descriptor each
     */
    boolean declaresAny(Set<String> names, String common, Set<String> signatures) {
        return anyMethod((method, descriptor) ->
                names.contains(method) || method.equals(common) && signatures.contains(method + text(descriptor)));
    }

    /** {@return those of the names for which it declares a method that has code and is not static} */
    Set<String> methods(Set<String> names) {
        Set<String> found = new HashSet<>();
        anyMethod((method, descriptor) -> {
            if (names.contains(method)) {
                found.add(method);
            }
            return false;
        });
        return found.isEmpty() ? Set.of() : found;
    }

    /** Passes on the name and the descriptor of each method that has code and is not static. */
    void forEachMethod(BiConsumer<String, String> action) {
        anyMethod((method, descriptor) -> {
            action.accept(method, text(descriptor));
            return false;
        });
    }

    /** {@return the internal name of the class whose nest it belongs to; null if it is no member of a nest} */
    String nestHost() {
        bytes.position(members);
        for (int kind = 0; kind < 2; kind++) { // fields, methods
            for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
                bytes.position(bytes.position() + 6);
                skipAttributes();
            }
        }
        for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
            String attribute = text(Short.toUnsignedInt(bytes.getShort()));
            int length = bytes.getInt();
            if (attribute.equals("NestHost")) {
                return className(Short.toUnsignedInt(bytes.getShort()));
            }
            bytes.position(bytes.position() + length);
        }
        return null;
    }

    /** {@return whether it declares {@code serialVersionUID}} */
    boolean declaresSerialVersion() {
        bytes.position(members);
        boolean found = false;
        for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
            bytes.getShort();
            found |= text(Short.toUnsignedInt(bytes.getShort())).equals("serialVersionUID");
            bytes.getShort();
            skipAttributes();
        }
        return found;
    }

    /** @param wanted accepts the name and the index of the descriptor */
    private boolean anyMethod(BiPredicate<String, Integer> wanted) {
        bytes.position(members);
        for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
            bytes.position(bytes.position() + 6);
            skipAttributes();
        }
        for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
            boolean hasNone = (bytes.getShort() & (ACC_STATIC | ACC_ABSTRACT)) != 0;
            String method = text(Short.toUnsignedInt(bytes.getShort()));
            int descriptor = Short.toUnsignedInt(bytes.getShort());
            if (!hasNone && wanted.test(method, descriptor)) {
                return true;
            }
            skipAttributes();
        }
        return false;
    }

    private void skipAttributes() {
        for (int count = Short.toUnsignedInt(bytes.getShort()); count > 0; count--) {
            bytes.getShort();
            int length = bytes.getInt();
            bytes.position(bytes.position() + length);
        }
    }

    /** Skips one entry of the constant pool; {@return whether it occupies two indices} */
    private boolean skipConstant() {
        int tag = bytes.get();
        int length = switch (tag) {
            case 1 -> Short.toUnsignedInt(bytes.getShort());
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalArgumentException("unknown constant " + tag);
        };
        bytes.position(bytes.position() + length);
        return tag == 5 || tag == 6;
    }

    private String className(int index) {
        return index == 0 ? null : text(Short.toUnsignedInt(bytes.getShort(constants[index] + 1)));
    }

    /** Decodes UTF-8 instead of modified UTF-8, which are equal for all names that matter here. */
    private String text(int index) {
        int length = Short.toUnsignedInt(bytes.getShort(constants[index] + 1));
        return new String(bytes.array(), constants[index] + 3, length, StandardCharsets.UTF_8);
    }
}
