package io.sessionaudit.runtime.weave;

/**
 * The result of weaving a class.
 *
 * @param closeIsWoven whether it declares a {@code close} of connections, which is woven
 * @param tooLarge names a method that was not woven because it would be too large; null if there is none
 */
record WovenClass(byte[] classFile, boolean closeIsWoven, RuntimeException tooLarge) {}
