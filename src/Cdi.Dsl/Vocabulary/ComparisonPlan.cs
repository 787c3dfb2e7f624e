namespace Cdi.Dsl.Vocabulary;

/// <summary>A method, on the study's own sample or on a draw of its own in a replay.</summary>
/// <param name="Method">The method.</param>
/// <param name="Design">The design of its own draw with the same budget and seed; null for the study's sample.</param>
public sealed record ComparisonPlan(MethodKind Method, DesignKind? Design);
