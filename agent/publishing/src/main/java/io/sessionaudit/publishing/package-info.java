/** Build steps for publishing. Each has a main method, prints what is wrong, and ends with 1 if anything is. */
package io.sessionaudit.publishing;
