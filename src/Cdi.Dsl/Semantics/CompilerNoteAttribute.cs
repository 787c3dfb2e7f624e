namespace Cdi.Dsl.Semantics;

/// <summary>Marks what the model knows about the completeness of the file, and not about the study: <c>explain</c> does not show it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CompilerNoteAttribute : Attribute;
