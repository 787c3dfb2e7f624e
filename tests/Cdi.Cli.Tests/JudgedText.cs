namespace Cdi.Cli.Tests;

/// <summary>What people and two models say of a text.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Person">What people say.</param>
/// <param name="First">What the first model says.</param>
/// <param name="Second">What the second says.</param>
/// <param name="IsLabelled">Whether the study sees what people say.</param>
internal sealed record JudgedText(string Id, string Person, string First, string Second, bool IsLabelled);
