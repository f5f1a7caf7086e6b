package com.acme.startup;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers requests. */
@RestController
class ArticlePage {
    private final Articles articles;

    ArticlePage(Articles articles) {
        this.articles = articles;
    }

    @GetMapping("/articles")
    Map<String, Long> count() {
        return Map.of("articles", articles.count());
    }
}
