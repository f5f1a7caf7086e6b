/** Applications whose JDBC objects record every call, in front of the pool and behind it. */
package com.acme.recording;
