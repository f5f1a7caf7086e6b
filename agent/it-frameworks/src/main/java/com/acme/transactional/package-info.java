/** Programs with Spring's declarative transactions. */
package com.acme.transactional;
