"""What a schema of Prisma says: its tokens, its blocks, and the columns that they tell of."""
