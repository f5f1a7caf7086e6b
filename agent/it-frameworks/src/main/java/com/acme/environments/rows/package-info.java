/** A company's shared library, which applications call and which calls Spring; it has a jar of its own. */
package com.acme.environments.rows;
