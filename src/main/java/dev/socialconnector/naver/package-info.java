/**
 * Naver Login. Make connectors from settings with {@link dev.socialconnector.naver.NaverConnectorFactory}, or from code with
 * {@link dev.socialconnector.naver.NaverConfig} and {@link dev.socialconnector.naver.NaverConnector}.
 * {@link dev.socialconnector.naver.NaverTermsAgreements} is an ability that only Naver has.
 */
@NullMarked
package dev.socialconnector.naver;

import org.jspecify.annotations.NullMarked;
