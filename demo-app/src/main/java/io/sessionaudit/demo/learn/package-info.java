/** Sessions in six steps, to be run and read. */
package io.sessionaudit.demo.learn;
