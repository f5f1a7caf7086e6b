/** Applications of the source matrix: every way to obtain a connection, exercised in the same way. */
package com.acme.sources;
