/** Correct programs that look faulty. */
package com.acme.corpus.correct;
