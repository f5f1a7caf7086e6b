/** Small applications that the tests run in JVMs of their own. They print what they see as {@code name=value}. */
package com.acme.app;
