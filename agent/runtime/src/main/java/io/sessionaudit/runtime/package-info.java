/**
 * The agent at work: installs itself, runs the background threads, and ends with the JVM. {@link
 * io.sessionaudit.runtime.Agent} is where premain comes in.
 */
package io.sessionaudit.runtime;
