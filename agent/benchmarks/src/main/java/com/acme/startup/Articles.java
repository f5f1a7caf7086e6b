package com.acme.startup;

import org.springframework.data.jpa.repository.JpaRepository;

/** All articles. */
interface Articles extends JpaRepository<Article, Long> {}
