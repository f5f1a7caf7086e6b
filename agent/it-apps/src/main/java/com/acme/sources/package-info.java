/** Applications of the source matrix: every way to come by a connection, exercised in the same way. */
package com.acme.sources;
