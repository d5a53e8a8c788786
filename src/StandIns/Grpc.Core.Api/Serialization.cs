using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is written to: complete it once, with an array or after the writer.</summary>
public abstract class SerializationContext
{
    /// <summary>Takes the whole message; the array belongs to the context from then on.</summary>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    /// <summary>A writer for the message; <see cref="Complete()"/> ends it.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    /// <summary>Says the message's length in bytes before it is written, which spares a copy.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Ends what was written to the writer.</summary>
    public virtual void Complete() => throw new NotImplementedException();
}

/// <summary>Where a message is read from, once.</summary>
public abstract class DeserializationContext
{
    /// <summary>The message's length in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The message in an array of its own.</summary>
    public virtual byte[] PayloadAsNewBuffer() => throw new NotImplementedException();

    /// <summary>The message without a copy; valid only while it is being read.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotImplementedException();
}
