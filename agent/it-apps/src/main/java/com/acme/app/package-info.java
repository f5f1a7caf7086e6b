/** Small applications that the tests run in separate JVMs. They print results as {@code name=value}. */
package com.acme.app;
