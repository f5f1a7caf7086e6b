/**
 * The fields that the weaver has added to the application's classes, and the methods that it has woven. Written by
 * the weaver and read by the listener; depends on neither.
 */
package io.sessionaudit.runtime.woven;
