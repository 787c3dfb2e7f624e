namespace Cdi.Annotators.Providers;

/// <summary>A call of a batch.</summary>
/// <param name="Name">What the provider knows it by: at most 64 letters, digits and hyphens.</param>
/// <param name="Prompt">What the model reads.</param>
/// <param name="Parameters">What else is sent.</param>
public sealed record BatchItem(string Name, string Prompt, CallParameters Parameters);
