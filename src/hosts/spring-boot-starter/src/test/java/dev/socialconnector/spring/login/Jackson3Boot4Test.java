package dev.socialconnector.spring.login;

import org.junit.jupiter.api.Test;
import org.springframework.security.jackson.SecurityJacksonModules;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class Jackson3Boot4Test {
    @Test
    void jackson3RestoresAnAuthenticationIfItIsAllowedTo() {
        SocialAuthentication authentication = JsonTest.authentication(Factors.added(JsonTest.ROLES, JsonTest.NOW));
        BasicPolymorphicTypeValidator.Builder allowed =
                BasicPolymorphicTypeValidator.builder().allowIfSubType(SocialAuthentication.class);
        JsonMapper mapper = JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(getClass().getClassLoader(), allowed))
                .build();

        Object copy = mapper.readValue(mapper.writeValueAsString(authentication), Object.class);

        JsonTest.assertRestored(copy, authentication);
    }
}
