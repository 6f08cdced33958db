/** Who we are to a FHIR server: access tokens, kept while they serve. */
export interface FhirAuthorization {
  /**
   * A token that has not ended.
   * @throws {Forbidden} where the issuer does not accept our account or its scopes.
   * @throws {SourceUnavailable} for all other reasons.
   */
  token(): Promise<string>
  /**
   * One that is to be used instead of `refused`, which a server did not accept; the same one where there is no other.
   * @throws as `token`.
   */
  renewed(refused: string): Promise<string>
}
